import { macMedia, officeMedia, serverMedia } from './media.ts';
import { component, perpetual, software } from './software.ts';
import type { Software } from './software.ts';

/** What runs on people's own machines. Prices are invented, of a believable size. */
export const desktopSoftware: readonly Software[] = [
  software(
    'Office LTSC Professional Plus 2024',
    [
      perpetual('1 Device License', 54_680),
      perpetual('1 Device License for Education', 7_940, { segments: ['education'] }),
    ],
    {
      media: officeMedia('Office LTSC Professional Plus 2024', 'Office LTSC Professional Plus 2021'),
      includes: ['Office LTSC Professional Plus 2021'],
    },
  ),
  software('Office LTSC Standard 2024', [perpetual('1 Device License', 40_230)], {
    media: officeMedia('Office LTSC Standard 2024', 'Office LTSC Standard 2021'),
    includes: ['Office LTSC Standard 2021'],
  }),
  software('Office LTSC Professional Plus 2021', [perpetual('1 Device License', 49_710)], {
    media: officeMedia('Office LTSC Professional Plus 2021', 'Office Professional Plus 2019'),
    includes: ['Office Professional Plus 2019'],
  }),
  software('Office LTSC Standard 2021', [perpetual('1 Device License', 36_570)], {
    media: officeMedia('Office LTSC Standard 2021', 'Office Standard 2019'),
    includes: ['Office Standard 2019'],
  }),
  component('Office Professional Plus 2019', { media: officeMedia('Office Professional Plus 2019') }),
  component('Office Standard 2019', { media: officeMedia('Office Standard 2019') }),
  software('Office LTSC Standard for Mac 2024', [perpetual('1 Device License', 38_900)], {
    media: macMedia('Office LTSC Standard for Mac 2024'),
  }),
  software('Project Standard 2024', [perpetual('1 Device License', 71_260)], {
    media: officeMedia('Project Standard 2024'),
  }),
  software('Project Professional 2024', [perpetual('1 Device License', 118_400)], {
    media: officeMedia('Project Professional 2024', 'Project Professional 2021'),
    includes: ['Project Professional 2021'],
  }),
  component('Project Professional 2021', { media: officeMedia('Project Professional 2021') }),
  software('Visio LTSC Standard 2024', [perpetual('1 Device License', 32_180)], {
    media: officeMedia('Visio LTSC Standard 2024'),
  }),
  software('Visio LTSC Professional 2024', [perpetual('1 Device License', 60_850)], {
    media: officeMedia('Visio LTSC Professional 2024'),
  }),
  software('Windows 11 Enterprise LTSC 2024', [perpetual('Upgrade License', 27_950)], {
    media: serverMedia('Windows 11 Enterprise LTSC 2024', 'Windows 10 Enterprise LTSC 2021'),
    includes: ['Windows 10 Enterprise LTSC 2021'],
    notSoldIn: ['KW'],
  }),
  component('Microsoft 365 Business Premium', { hasKey: false, onlineService: true }),
  component('Windows 10 Enterprise LTSC 2021', { media: serverMedia('Windows 10 Enterprise LTSC 2021') }),
];
