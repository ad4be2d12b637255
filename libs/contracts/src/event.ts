/** What the platform knows of a kind of event: where it goes, and which field keys it. */
export interface EventKind {
  readonly name: string;
  readonly topic: string;
  readonly key: string;
  /** Does it tell of something that happened, which no later event replaces? Its topic keeps it for days only. */
  readonly isPassing: boolean;
  readonly type: new () => object;
}

/** A topic, and whether of every key the last event is kept for ever. */
export interface TopicKind {
  readonly topic: string;
  readonly compacted: boolean;
}

const kinds = new Map<string, EventKind>();

/**
 * Declares a class as an event. The class's name is its name on the wire; `key` is the field that keeps events of one
 * aggregate in order, so a mistyped key does not compile. An event that is no state of an aggregate is `isPassing`.
 */
export function Event<Key extends string>(options: { topic: string; key: Key; isPassing?: true }) {
  return (type: new () => Record<Key, string>): void => {
    if (kinds.has(type.name)) throw new Error(`Two events are named ${type.name}.`);
    kinds.set(type.name, { isPassing: false, ...options, name: type.name, type });
  };
}

/** Makes an event; every field that its class declares must be given. */
export function event<Body extends object>(type: new () => Body, body: NoInfer<Body>): Body {
  return Object.assign(new type(), body);
}

/** The kind of event that an object made by `event` is. */
export function kindOf(made: object): EventKind {
  const kind = kinds.get(made.constructor.name);
  if (!kind) throw new Error(`${made.constructor.name} is not declared with @Event.`);
  return kind;
}

export function eventKind(name: string): EventKind | undefined {
  return kinds.get(name);
}

export function eventKinds(): readonly EventKind[] {
  return [...kinds.values()];
}

/** Every topic that some event goes to. */
export function topics(): readonly string[] {
  return [...new Set([...kinds.values()].map((kind) => kind.topic))].sort();
}

/** The same with what is kept of them: a topic whose events replace each other is compacted. */
export function topicKinds(): readonly TopicKind[] {
  const passing = new Set(eventKinds().flatMap(({ isPassing, topic }) => (isPassing ? [topic] : [])));
  return topics().map((topic) => ({ topic, compacted: !passing.has(topic) }));
}
