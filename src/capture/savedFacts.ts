/** What is found out about the bytes of a save: imported while they are fetched, or before. */
export { digestOf } from '../model/digest';
export { describeSave } from './describeSave';
