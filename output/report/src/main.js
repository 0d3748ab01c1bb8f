// Puts the page together: what was asked and what came out first, then pictures, then what they rest on.
import style from '../style.css';
import { answer } from './answer.js';
import { comparisonAnswer, comparisonSections } from './comparison.js';
import { drawAll } from './charts.js';
import { data } from './data.js';
import { el } from './dom.js';
import { impactSection } from './forest.js';
import { limits } from './limits.js';
import { againSection, assumptionSection, methodSection } from './methods.js';
import { moneySection } from './money.js';
import { officeSection } from './offices.js';
import { pathwayPictures } from './pathway.js';
import { programmeSection, sanctionSection } from './programme.js';
import { deadlineSection, sessionSection } from './sessions.js';
import { publishedSection } from './published.js';
import { trialSection } from './trial.js';
import { weekSection } from './weeks.js';

document.head.append(el('style', {}, style));

const compared = data.kind === 'comparison';
const ofRun = [
    limits,
    pathwayPictures,
    weekSection,
    officeSection,
    sessionSection,
    deadlineSection,
    programmeSection,
    trialSection,
    impactSection,
    sanctionSection,
    moneySection,
    publishedSection,
    assumptionSection,
    methodSection,
    againSection,
];
const sections = (compared ? comparisonSections : ofRun).map((make) => make()).filter(Boolean);
const contents = el(
    'nav',
    { 'aria-label': 'Contents' },
    el(
        'ul',
        {},
        sections.map((one) =>
            el('li', {}, el('a', { href: `#${one.id}` }, one.querySelector('h2').textContent)),
        ),
    ),
);

document.body.append(
    el('a', { class: 'skip', href: '#main' }, 'Skip to the content'),
    el(
        'div',
        { class: 'page' },
        compared ? comparisonAnswer() : answer(),
        contents,
        el('main', { id: 'main' }, sections),
    ),
);
drawAll();
document.documentElement.dataset.drawn = 'yes';
