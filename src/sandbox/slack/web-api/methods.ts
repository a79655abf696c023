import type { ApiMethod, ApiMethods } from './api-method.ts';
import { appMethods } from './app.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import type { PendingUpload } from './files.ts';
import { userGroupMethods } from './user-groups.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every method of the Web API that the local workspace has. */
export function apiMethods(uploads: Map<string, PendingUpload>): (name: string) => ApiMethod | undefined {
  const methods: ApiMethods = {
    ...appMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods(uploads),
    ...userGroupMethods,
    ...userMethods,
    ...viewMethods,
  };
  return (name) => (Object.hasOwn(methods, name) ? methods[name] : undefined);
}
