// Offices: how busy they are week by week and hour by hour, and the figures of each.
import { figure, figures, label, officeName, offices, words } from './data.js';
import { diary } from './diary.js';
import { el, figureCell, numberCell, section, table, textCell } from './dom.js';
import { heatmap } from './heatmap.js';
import { units } from './measures.js';
import { districts, filters } from './office_filters.js';
import { grouped, plural } from './text.js';

function officeTable() {
    if (offices.length < 2) return null;
    const used = units();
    const deadlines = figures('within_limit');
    const row = (office) => [
        officeName(office),
        ...(districts.length > 1 ? [textCell(offices[office].district || '')] : []),
        numberCell(
            grouped(Object.values(offices[office].staff).reduce((a, b) => a + b, 0)),
            Object.values(offices[office].staff).reduce((a, b) => a + b, 0),
        ),
        figureCell(figure('arrivals', { office })),
        figureCell(figure('inside', { office })),
        ...used.slice(0, 3).map(({ group }) => figureCell(figure('utilisation', { office, group }))),
        ...deadlines.slice(0, 2).map(({ group }) => figureCell(figure('within_limit', { office, group }))),
    ];
    const columns = [
        'office',
        ...(districts.length > 1 ? ['district'] : []),
        'staff',
        'new people',
        'inside',
        ...used.slice(0, 3).map(({ name }) => `use of ${words(name)}`),
        ...deadlines.slice(0, 2).map(({ group }) => `“${words(label('within_limit', group).deadline)}” met`),
    ];
    let most = 25;
    const holder = el('div');
    const show = ({ kept }) => {
        const shown = kept.slice(0, most);
        holder.replaceChildren(
            el(
                'p',
                { class: 'note', role: 'status' },
                `${plural(shown.length, 'office')} of ${grouped(kept.length)} that match`,
            ),
            table('Offices; a heading orders the rows', columns, shown.map(row), {
                sortable: true,
                even: true,
            }),
            ...(kept.length > most
                ? [
                      el(
                          'button',
                          {
                              type: 'button',
                              class: 'more',
                              onclick: () => {
                                  most = Infinity;
                                  show({ kept });
                              },
                          },
                          'Show all',
                      ),
                  ]
                : []),
        );
    };
    const { controls, state } = filters([], show);
    show(state());
    return el('div', {}, el('h3', {}, 'Office by office'), controls, holder);
}

/** Work after closing or after duty, which no utilisation counts. */
function overtime() {
    const rows = figures('overtime').filter((row) => row.mean > 0);
    if (!rows.length) return null;
    const hours = rows.map(({ group, mean }) => {
        const named = label('overtime', group);
        return `${words(named.role ?? named.resource ?? '')} ${grouped(mean, 1)}`;
    });
    return el(
        'p',
        { class: 'note' },
        `Overtime, that is use after closing or after duty, hours a replication: ${hours.join(', ')}.`,
    );
}

export function officeSection() {
    return section(
        'offices',
        offices.length > 1 ? 'Offices' : 'The office',
        heatmap(),
        overtime(),
        diary(),
        officeTable(),
    );
}
