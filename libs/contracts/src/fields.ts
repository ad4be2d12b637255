import { Type } from 'class-transformer';
import { IsISO8601, IsInt, IsOptional, IsString, Matches, MaxLength, Min, ValidateBy } from 'class-validator';

/** What every event's body carries besides the state of its aggregate. */
export abstract class AggregateState {
  @IsString() @MaxLength(80) id: string;
  @IsInt() @Min(1) revision: number;
  @IsISO8601() createdAt: string;
  @IsISO8601() updatedAt: string;
}

/** Words for people in zh, en, ru. */
export class TextField {
  @IsOptional() @IsString() @MaxLength(2000) zh?: string;
  @IsOptional() @IsString() @MaxLength(2000) en?: string;
  @IsOptional() @IsString() @MaxLength(2000) ru?: string;
}

export const datePattern = /^\d{4}-\d{2}-\d{2}$/;
export const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;
/** Money as a decimal string with at most two decimals. */
export const moneyPattern = /^\d{1,9}(\.\d{1,2})?$/;

export const IsDay = (): PropertyDecorator => Matches(datePattern);
export const IsMonth = (): PropertyDecorator => Matches(monthPattern);
export const IsMoney = (): PropertyDecorator => Matches(moneyPattern);
export const IsCode = (): PropertyDecorator => Matches(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);

/** An object of that class, or a list of such: class-validator alone would take a list for an entry of the list. */
export function Nested(type: new () => object): PropertyDecorator {
  return (target, property) => {
    Type(() => type)(target, property);
    ValidateBy({
      name: listOfObjects,
      validator: { validate: (value) => !Array.isArray(value) || !value.some(Array.isArray) },
    })(target, property);
  };
}

/** What fails where an entry of a list of objects is itself a list. */
export const listOfObjects = 'listOfObjects';
