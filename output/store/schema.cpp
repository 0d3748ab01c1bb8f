#include "output/store/schema.hpp"

namespace caseload::output {

const char* const store_schema = R"sql(
CREATE TABLE runs (
  -- One row a run: what was asked. In every other table the column "run" says which run a row belongs to.
  run INTEGER PRIMARY KEY,
  written TEXT NOT NULL,              -- when it was added to this file: UTC, ISO 8601
  title TEXT NOT NULL,
  scenario TEXT NOT NULL,             -- the name of its folder or file
  version TEXT NOT NULL,              -- of the program caseload
  seed TEXT NOT NULL,                 -- a whole number, up to 64 bits
  first_replication INTEGER NOT NULL, -- counted from 0
  replications INTEGER NOT NULL,      -- how many
  first_day TEXT NOT NULL,            -- of the period simulated
  measured_from TEXT NOT NULL,        -- the warm-up is over
  warm_up TEXT NOT NULL,              -- in words: stated or detected, and what was left out; or that there is none
  last_day TEXT NOT NULL,
  hash TEXT NOT NULL,                 -- names the resolved scenario: the same inputs, the same hash
  resolved_toml TEXT NOT NULL,        -- the scenario with every "extends" and "--set" applied
  command TEXT NOT NULL,              -- gives the same results again
  threads INTEGER NOT NULL,           -- changes nothing but the time taken
  events INTEGER NOT NULL             -- simulated in all replications
);

CREATE TABLE parameters (
  -- Every number of a rule as this run had it.
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  name TEXT NOT NULL,                 -- as in the reference: iap.workshop_minutes
  value TEXT NOT NULL,                -- as text, dated values included
  standard TEXT NOT NULL,             -- its default
  source TEXT NOT NULL,               -- the id of a rule, "assumption" or "calibrated"
  assumption INTEGER NOT NULL,        -- 1: nothing published says so
  changed INTEGER NOT NULL,           -- 1: the value is not the default
  PRIMARY KEY (run, name)
) WITHOUT ROWID;

CREATE TABLE assumptions (
  -- What the scenario takes for granted, in words.
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  number INTEGER NOT NULL,            -- its place in the list, from 1
  assumption TEXT NOT NULL,
  PRIMARY KEY (run, number)
) WITHOUT ROWID;

CREATE TABLE measures (
  -- What was measured: the unit and meaning of the names in estimates and series.
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  measure TEXT NOT NULL,
  unit TEXT NOT NULL,
  meaning TEXT NOT NULL,
  impact INTEGER NOT NULL,            -- 1: compares the arms of a trial within each replication
  PRIMARY KEY (run, measure)
) WITHOUT ROWID;

CREATE TABLE estimates (
  -- Figures about the whole period: the rows of measures.csv. An empty text in office, pathway, stage or grp: about
  -- all of them, or the measure has no such dimension. What was never observed has no row.
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  measure TEXT NOT NULL,
  office TEXT NOT NULL,
  pathway TEXT NOT NULL,
  stage TEXT NOT NULL,
  grp TEXT NOT NULL,                  -- the group: arm=iap;sex=female
  replications INTEGER NOT NULL,      -- in which it was observed
  mean REAL,                          -- over these replications
  sd REAL,                            -- standard deviation over replications: how much single runs differ
  lower95 REAL,                       -- 95% confidence interval of the mean (Student's t); NULL with one replication
  upper95 REAL,
  PRIMARY KEY (run, measure, office, pathway, stage, grp)
) WITHOUT ROWID;

CREATE TABLE series (
  -- Figures by week or by day since the claim: the rows of series.csv. Columns as in estimates.
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  measure TEXT NOT NULL,
  office TEXT NOT NULL,
  pathway TEXT NOT NULL,
  stage TEXT NOT NULL,
  grp TEXT NOT NULL,
  axis TEXT NOT NULL,                 -- week or claim_day
  period NOT NULL,                    -- of a week its Monday (text), else the day since the claim (a number)
  replications INTEGER NOT NULL,
  mean REAL,
  lower95 REAL,
  upper95 REAL,
  PRIMARY KEY (run, measure, office, pathway, stage, grp, axis, period)
) WITHOUT ROWID;

CREATE TABLE published (
  -- Published figures beside the simulated ones, where the scenario names any.
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  number INTEGER NOT NULL,            -- its place in the list, from 1
  target TEXT NOT NULL,
  source TEXT NOT NULL,
  published REAL,
  lower REAL,                         -- published bounds; NULL where there are none
  upper REAL,
  simulated REAL,                     -- mean over replications
  lower95 REAL,
  upper95 REAL,
  sd REAL,
  fitted INTEGER NOT NULL,            -- 1: used to fit parameters; 0: predicted
  inside INTEGER,                     -- 1: the simulated mean lies inside the published bounds; NULL without bounds
  PRIMARY KEY (run, number)
) WITHOUT ROWID;

CREATE TABLE comparisons (
  -- Variant less base, paired: both met the same people with the same luck. Columns as in series. A week or a claim
  -- day in which a figure is the same in every pair has no row.
  base INTEGER NOT NULL REFERENCES runs (run) ON DELETE CASCADE,
  variant INTEGER NOT NULL REFERENCES runs (run) ON DELETE CASCADE,
  measure TEXT NOT NULL,
  office TEXT NOT NULL,
  pathway TEXT NOT NULL,
  stage TEXT NOT NULL,
  grp TEXT NOT NULL,
  axis TEXT NOT NULL,                 -- empty: about the whole period
  period NOT NULL,
  replications INTEGER NOT NULL,      -- pairs
  mean_difference REAL,
  lower95 REAL,                       -- 95% confidence interval of the mean difference
  upper95 REAL,
  verdict TEXT NOT NULL,              -- higher, lower, the same (in every pair), or not distinguishable: the interval spans zero
  PRIMARY KEY (base, variant, measure, office, pathway, stage, grp, axis, period)
) WITHOUT ROWID;

CREATE VIEW v_runs AS
  -- The runs without their long texts.
  SELECT run, written, title, scenario, seed, first_replication, replications, first_day, last_day, hash, command
  FROM runs ORDER BY run;

CREATE VIEW v_latest AS
  -- Figures of the run that was added last, with unit and meaning.
  SELECT e.*, m.unit, m.meaning FROM estimates e JOIN measures m USING (run, measure)
  WHERE run = (SELECT max(run) FROM runs);

CREATE VIEW v_weeks AS
  -- Figures by week, with unit.
  SELECT s.run, s.measure, m.unit, s.office, s.pathway, s.stage, s.grp, s.period AS week, s.replications, s.mean,
         s.lower95, s.upper95
  FROM series s JOIN measures m USING (run, measure) WHERE s.axis = 'week';

CREATE VIEW v_impacts AS
  -- What a trial's treatment does, by subgroup. day is NULL, or the day since the claim.
  SELECT e.run, e.measure AS outcome, m.unit, m.meaning, replace(e.grp, 'subgroup=', '') AS subgroup,
         NULL AS day, e.replications, e.mean, e.lower95, e.upper95,
         CASE WHEN e.lower95 > 0 OR e.upper95 < 0 THEN 'distinguishable' ELSE 'not distinguishable' END AS verdict
  FROM estimates e JOIN measures m USING (run, measure) WHERE m.impact
  UNION ALL
  SELECT s.run, s.measure, m.unit, m.meaning, replace(s.grp, 'subgroup=', ''), s.period, s.replications, s.mean,
         s.lower95, s.upper95,
         CASE WHEN s.lower95 > 0 OR s.upper95 < 0 THEN 'distinguishable' ELSE 'not distinguishable' END
  FROM series s JOIN measures m USING (run, measure) WHERE m.impact;

CREATE VIEW v_waits AS
  -- Mean waits by stage and office in days of 24 hours.
  SELECT run, office, pathway, stage, mean / 1440 AS days, lower95 / 1440 AS lower95, upper95 / 1440 AS upper95
  FROM estimates WHERE measure = 'wait';

CREATE VIEW v_not_published AS
  -- Parameters that rest on no published source, or that were changed.
  SELECT run, name, value, standard, source, changed FROM parameters WHERE assumption OR changed;
)sql";

}  // namespace caseload::output
