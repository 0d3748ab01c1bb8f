// Searching and filtering offices.
import { officeName, offices } from './data.js';
import { el } from './dom.js';

export const districts = [...new Set(offices.map((office) => office.district).filter(Boolean))].sort();

/** Search, district and choice of a measure, shared by all pictures of offices. */
export function filters(choices, changed) {
    const search = el('input', {
        type: 'search',
        placeholder: 'name of an office',
        oninput: () => changed(state()),
    });
    const district = el(
        'select',
        { onchange: () => changed(state()) },
        el('option', { value: '' }, 'all'),
        districts.map((name) => el('option', { value: name }, name)),
    );
    const choice = el(
        'select',
        { onchange: () => changed(state()) },
        choices.map(([value, name]) => el('option', { value }, name)),
    );
    const state = () => ({
        choice: choice.value,
        kept: offices
            .map((_, o) => o)
            .filter(
                (o) =>
                    (!district.value || offices[o].district === district.value) &&
                    officeName(o).toLowerCase().includes(search.value.trim().toLowerCase()),
            ),
    });
    const parts = [];
    if (offices.length > 1) parts.push(el('label', {}, 'Search offices', search));
    if (districts.length > 1) parts.push(el('label', {}, 'District', district));
    if (choices.length > 1) parts.push(el('label', {}, 'Who or what', choice));
    return { controls: parts.length ? el('div', { class: 'filters' }, parts) : null, state };
}
