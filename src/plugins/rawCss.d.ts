/** Lab's builder gives these as texts. */
declare module '*.raw.css' {
  const text: string;
  export default text;
}
