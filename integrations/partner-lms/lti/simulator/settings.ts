/** How a tool stands to the one platform it is registered with, and how it misbehaves. */
export interface LtiToolSettings {
  /** 0 takes a free port. */
  port: number;
  host?: string;
  /** Where browsers and the platform find it, where that is not where it listens. */
  publicUrl?: string;
  name?: string;
  platform: PlatformRegistration;
  now: () => Date;
  /** Cannot be guessed; fit for a URL. */
  randomId: () => string;
}

/** What the platform's admin sent to the tool. */
export interface PlatformRegistration {
  issuer: string;
  clientId: string;
  deploymentId: string;
  authorizationUrl: string;
  tokenUrl: string;
  jwksUrl: string;
}

/** What goes wrong at the tool, until it is told otherwise. */
export interface LtiToolFaults {
  /** Every answer takes so long, in milliseconds. */
  delayMs: number;
  /** Asks for the launch with another nonce than it remembers, so that it refuses the launch. */
  wrongNonce: boolean;
  /** Asserts who it is with a token that is over. */
  staleAssertion: boolean;
  /** Uses one assertion again and again. */
  replaysAssertion: boolean;
  /** Posts every score so many times. */
  scoreRepeats: number;
}

export const noFaults: LtiToolFaults = {
  delayMs: 0,
  wrongNonce: false,
  staleAssertion: false,
  replaysAssertion: false,
  scoreRepeats: 1,
};
