import base from '../../style/base.raw.css';

/**
 * Adds the style of what is seen at once. It comes as a text, since what loads the other styles, which
 * come with the views that need them, is four times its size.
 */
export function addBaseStyle(): void {
  document.head.append(Object.assign(document.createElement('style'), { textContent: base }));
}
