// The pathways as they ran: how many went which way, and how long it took.
import { figure, mean, pathways, stages, words } from './data.js';
import { figureCell, legendOf, picture, section, table, textCell } from './dom.js';
import { drawn } from './pathway_drawing.js';
import { endingsOf, kindColour, kinds, shortName, taken } from './pathway_words.js';
import { scroller } from './pathway_scroller.js';
import { grouped, percent, time } from './text.js';

/** How long half of the stays take, where that was measured. */
function half(stage) {
    const middle = figure('median_time_in_stage', { stage });
    if (!middle) return '';
    return middle.mean >= 1
        ? `, half of them at most ${time(middle.mean)}`
        : ', though half of them take no time';
}

const endingsTold = (pathway, stage, endedOf) =>
    pathway.ways
        .filter((way) => way.from === stage)
        .flatMap((way) =>
            endingsOf(way, endedOf).map(
                ({ ending, count, share }) => `${ending} ${percent(share, 1)} (${grouped(count)})`,
            ),
        )
        .join(', ');

function one(pathway, place) {
    const ended = new Map();
    const endedOf = (stage) => ended.get(stage) || 1;
    for (const stage of pathway.stages)
        ended.set(
            stage,
            [
                ...new Set(pathway.ways.filter((way) => way.from === stage).flatMap((way) => way.endings)),
            ].reduce((sum, ending) => sum + taken(stage, ending), 0),
        );
    const shown = pathway.picture;
    const visited = pathway.stages.filter((stage) => mean('entered', { stage }) > 0);
    const longest = visited
        .map((stage) => figure('time_in_stage', { stage }))
        .filter((row) => row?.mean > 0)
        .sort((a, b) => b.mean - a.mean)[0];
    const entered = visited
        .map((stage) => [stage, mean('entered', { stage })])
        .sort((a, b) => b[1] - a[1])[0];
    const unused = pathway.ways.filter((way) => way.endings.length && !endingsOf(way, endedOf).length).length;
    const used = kinds.filter((does) => pathway.stages.some((stage) => stages[stage].does === does));
    const medians = visited.some((stage) => figure('median_time_in_stage', { stage }));
    const busiest = entered && shown.boxes.find(({ stage }) => stage === entered[0]);
    const seen = scroller(
        drawn(shown, (stage) => visited.includes(stage), place),
        shown.width,
        busiest?.x,
    );
    return picture({
        title: `Pathway “${words(pathway.name)}”`,
        say:
            (entered
                ? `Most entries are into “${shortName(entered[0])}”, ${grouped(entered[1])} in a replication. `
                : 'Nobody entered this pathway. ') +
            (longest
                ? `People stay longest in “${shortName(longest.stage)}”: ${time(longest.mean)} on average${half(longest.stage)}. `
                : '') +
            (unused
                ? `${unused} of ${pathway.ways.length} ways were never taken (${!shown.whole ? 'left out, as are stages that nobody entered' : 'dashed'}).`
                : 'Every way was taken.'),
        legend: legendOf(used.map((does) => ({ name: words(does), colour: kindColour(does), bar: true }))),
        controls: seen.controls,
        body: seen.body,
        note:
            `In a box: entries in a replication and the ${medians ? 'median time from entry to ending, then the time within which nine in ten end' : 'mean time from entry to ending'}. ` +
            'On an arrow: the ending, its share of the stage’s endings, and how many took it; thicker arrows carry more people. All are means over replications.' +
            (shown.short
                ? ' So that the picture stays readable, long arrows are cut short and name the stage they lead to (→), ways back to the same stage stand in its box (↻), and so does where people come in (in).'
                : ''),
        data: table(
            `Stages of ${words(pathway.name)}`,
            [
                'stage',
                'kind',
                'entered',
                ...(medians ? ['median time', '9 in 10 within'] : []),
                'mean time',
                'mean wait',
                'endings',
                'guidance',
            ],
            pathway.stages.map((stage) => [
                shortName(stage),
                words(stages[stage].does),
                figureCell(figure('entered', { stage })),
                ...(medians
                    ? [
                          figureCell(figure('median_time_in_stage', { stage })),
                          figureCell(figure('time_in_stage_90', { stage })),
                      ]
                    : []),
                figureCell(figure('time_in_stage', { stage })),
                figureCell(figure('wait', { stage })),
                textCell(endingsTold(pathway, stage, endedOf)),
                stages[stage].guidance || '',
            ]),
        ),
    });
}

export function pathwayPictures() {
    return section(
        'pathways',
        'The pathway as it ran',
        pathways.filter((pathway) => pathway.stages.length).map(one),
    );
}
