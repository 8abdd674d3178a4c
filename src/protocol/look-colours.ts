// What a brand's colours are measured against and mixed with: the same as in tokens.css, to which a test holds them.
export const LIGHT_PAPER = '#f7f5ef';
export const LIGHT_SURFACE = '#fffefa';
/** How much of the brand what is chosen is filled with, on paper. */
export const SOFT_SHARE = 0.14;
