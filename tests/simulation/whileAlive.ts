type Method = (...args: unknown[]) => unknown;

/**
 * A service as a tab sees it that may die: from then on nothing answers, so that the tab stops at
 * whatever it was waiting for.
 */
export function whileAlive<T extends object>(tab: { isAlive: boolean }, service: T): T {
  return new Proxy(service, {
    get(_, name) {
      const member = Reflect.get(service, name) as unknown;
      return typeof member === 'function' ? guarded(tab, member.bind(service) as Method) : member;
    }
  });
}

function guarded(tab: { isAlive: boolean }, method: Method): Method {
  return (...args) => {
    if (!tab.isAlive) {
      return new Promise(() => undefined);
    }
    const answer = method(...args);
    if (!(answer instanceof Promise)) {
      return answer;
    }
    return new Promise((resolve, reject) => {
      answer.then(
        value => tab.isAlive && resolve(value),
        error => tab.isAlive && reject(error)
      );
    });
  };
}
