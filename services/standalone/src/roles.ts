import { readFileSync, writeFileSync } from 'node:fs';
import { RequestMethod } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { roles } from '@duijie/domain';
import type { Role } from '@duijie/domain';
import { allowedAt } from '@duijie/platform';
import { services } from './standalone.ts';

const page = new URL('../../../docs/roles.md', import.meta.url);
const marked = /(<!-- roles:[^\n]*-->\n)[\s\S]*?(<!-- \/roles -->)/;

interface Route {
  readonly verb: string;
  readonly path: string;
  readonly cells: readonly string[];
}

/** Every route of a service's controllers, with whom it lets in. */
function routesOf(module: Type): Route[] {
  const controllers = (Reflect.getMetadata('controllers', module) ?? []) as Type[];
  return controllers.flatMap((controller) => {
    const base = Reflect.getMetadata('path', controller) as string | string[] | undefined;
    const handlers = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).map(({ value }) => value);
    return handlers.flatMap((handler: unknown) => {
      if (typeof handler !== 'function') return [];
      const verb = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      const at = Reflect.getMetadata('path', handler) as string | string[] | undefined;
      if (at === undefined || verb === undefined || base === undefined) return [];
      // A controller and a route may have several paths each.
      return [base].flat().flatMap((from) =>
        [at].flat().map((to) => {
          const path = `/${[from, to]
            .flatMap((part) => part.split('/'))
            .filter(Boolean)
            .join('/')}`;
          return {
            verb: RequestMethod[verb],
            path: path.replaceAll(/:(\w+)/g, '{$1}'),
            cells: roles.map(cellOf(handler)),
          };
        }),
      );
    });
  });
}

/** What a role needs: nothing more (●), one of some duties, or it is not let in (empty). */
function cellOf(handler: object): (role: Role) => string {
  const allowed = allowedAt(handler);
  return (role) => {
    if (!allowed) return '';
    if (allowed.roles === 'anyone' || allowed.roles === 'signed-in') return '●';
    if (!allowed.roles.includes(role)) return '';
    return role === 'operator' || !allowed.duties?.length ? '●' : allowed.duties.join(', ');
  };
}

function tables(): string {
  return services
    .map(({ name, module }) => {
      const rows = routesOf(module)
        .sort((a, b) => a.path.localeCompare(b.path, 'en') || a.verb.localeCompare(b.verb, 'en'))
        .map(({ verb, path, cells }) => `| \`${verb} ${path}\` | ${cells.join(' | ')} |`);
      const head = `| | ${roles.join(' | ')} |\n| --- |${' --- |'.repeat(roles.length)}`;
      return `## ${name}\n\n${head}\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

/** The page as it should be. */
export function pageWithRoles(): { now: string; wanted: string } {
  const now = readFileSync(page, 'utf8');
  return { now, wanted: now.replace(marked, (_, begin: string, end: string) => `${begin}\n${tables()}\n\n${end}`) };
}

if (process.argv[1]?.endsWith('roles.ts')) writeFileSync(page, pageWithRoles().wanted);
