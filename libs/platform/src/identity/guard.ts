import { Injectable, SetMetadata, applyDecorators, createParamDecorator } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { DomainError, has, scopesCover } from '@duijie/domain';
import type { Caller, Duty, Role } from '@duijie/domain';
import { Access } from './access.ts';
import { RateLimits } from './rate-limits.ts';

const allowedKey = 'platform.allowed';

export interface Allowed {
  readonly roles: readonly Role[] | 'anyone' | 'signed-in';
  readonly duties?: readonly Duty[];
  readonly uncounted?: boolean;
}

/** Whom a route lets in, for the guard and for the OpenAPI document. */
const letIn = (allowed: Allowed) =>
  applyDecorators(SetMetadata(allowedKey, allowed), ApiExtension('x-access', allowed));

/** Whom the method of a controller lets in, as its decorator says. */
export function allowedAt(method: object): Allowed | undefined {
  return Reflect.getMetadata(allowedKey, method) as Allowed | undefined;
}

/** No account needed. */
export const Public = () => letIn({ roles: 'anyone' });
/** No account needed, and not counted: for what the operator's own machines ask again and again. */
export const PublicUncounted = () => letIn({ roles: 'anyone', uncounted: true });
/** Any account will do. */
export const SignedIn = () => letIn({ roles: 'signed-in' });
/** Only accounts with one of these roles. */
export const For = (...roles: Role[]) => letIn({ roles });
/** Only these roles, and only members with one of these duties (operators need none). */
export const ForDuty = (wanted: readonly Role[], ...duties: Duty[]) => letIn({ roles: wanted, duties });

interface WithCaller {
  readonly ip: string;
  readonly method: string;
  /** The route as it was written down: an address may spell the same path in many ways. */
  readonly routeOptions: { readonly url?: string };
  headers: Record<string, string | undefined>;
  caller?: Caller;
}

/** The authenticated caller: `@Who() caller: Caller`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = context.switchToHttp().getRequest<WithCaller>().caller;
  if (!caller) throw new DomainError('unauthenticated', 'access.missing', 'Sign in first.');
  return caller;
});

/** Lets a request in only where its route says for whom; a route that says nothing lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: Access,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const allowed = this.reflector.getAllAndOverride<Allowed | undefined>(allowedKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<WithCaller>();
    if (allowed?.roles === 'anyone') {
      if (!allowed.uncounted) await this.limits.ofStranger(request.ip);
      return true;
    }
    const caller = await this.identify(request);
    request.caller = caller;
    await this.limits.ofCaller(caller);
    if (caller.scopes && !scopesCover(caller.scopes, request.method, request.routeOptions.url ?? '/v1/unknown')) {
      throw new DomainError('forbidden', 'access.wrong-scope', 'The scopes of this key or token do not cover this.');
    }
    if (!allowed) throw new DomainError('forbidden', 'access.not-allowed', 'This route lets nobody in.');
    if (allowed.roles !== 'signed-in' && !has(caller, ...allowed.roles)) {
      throw new DomainError(
        'forbidden',
        'access.wrong-role',
        `This needs one of the roles ${allowed.roles.join(', ')}.`,
      );
    }
    const duties = allowed.duties ?? [];
    if (duties.length > 0 && !has(caller, 'operator') && !duties.some((duty) => caller.duties.includes(duty))) {
      throw new DomainError('forbidden', 'access.wrong-duty', `This needs one of the duties ${duties.join(', ')}.`);
    }
    return true;
  }

  /** Who brings a credential that is not valid is a stranger like others: trying them out has its limit too. */
  private async identify({ headers, ip }: WithCaller): Promise<Caller> {
    try {
      return await this.access.identify(headers['authorization']);
    } catch (error) {
      await this.limits.ofStranger(ip);
      throw error;
    }
  }
}
