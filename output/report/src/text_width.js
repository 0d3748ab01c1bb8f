// How wide a text is drawn, before it is.

/** Of everything that is drawn by hand. */
export const font = 'system-ui, "Liberation Sans", Arial, sans-serif';

let pen;

/** Pixels that a line of letters of a size takes. */
export function letters(text, size) {
    pen ??= document.createElement('canvas').getContext('2d');
    pen.font = `${size}px ${font}`;
    return pen.measureText(text).width;
}
