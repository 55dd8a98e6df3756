/** What happens in a run. Probabilities are from 0 to 1; what is left out does not happen. */
export type Scenario = {
  browsers: number;
  tabs: number;
  keys: number;
  saves: [least: number, most: number];
  /** In which time the saves are made, in milliseconds. */
  spreadMs: number;
  /** How long bytes take to be read at most, in milliseconds. */
  readMs?: number;
  /** Every tab sees every save. */
  collaborative?: boolean;
  /** A second tab sees a save: it has the same file open. */
  seenTwice?: number;
  /** Last modified in whole seconds. */
  coarse?: number;
  /** A save that changes nothing. */
  unchanged?: number;
  /** A request is lost on its way. */
  lostRequests?: number;
  /** A request lands, its reply is lost. */
  lostReplies?: number;
  /** A request lands after the client gave it up. */
  lateLandings?: number;
  /** A browser sends a request twice, by itself. */
  resends?: number;
  /** The store refuses: credentials, set-up, permission. */
  refusals?: number;
  /** The first browser is offline for a while. */
  offline?: boolean;
  crashes?: number;
  foreignWrites?: number;
  markers?: number;
  brokenLocks?: boolean;
};
