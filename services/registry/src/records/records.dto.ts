import { IsArray, IsIn, IsString, ValidateNested } from 'class-validator';
import { Nested } from '@duijie/contracts';

class RecordKeyJwk {
  @IsIn(['OKP']) kty: 'OKP';
  @IsIn(['Ed25519']) crv: 'Ed25519';
  @IsString() x: string;
}

export class RecordKeyView {
  @IsString() id: string;
  @ValidateNested() @Nested(RecordKeyJwk) jwk: RecordKeyJwk;
}

export class RecordKeysAnswer {
  @IsArray() @ValidateNested({ each: true }) @Nested(RecordKeyView) keys: RecordKeyView[];
}
