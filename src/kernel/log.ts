/**
 * What every part writes its log through; pino fits it. The message is static, so that entries group; what varies is a
 * field. Never pass a product key, a token, or a whole error of the outside as a field.
 */
export type Log = {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};
