import {
  resolveCircle,
  resolveCredential,
  resolveEducation,
  resolveLanguage,
  resolveMajor,
  resolveMedal,
  resolveRegion,
  resolveSkills,
} from '@duijie/taxonomy';
