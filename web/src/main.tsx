import { render } from 'solid-js/web';
import { App } from './app';
import { preferred, speak } from './i18n';
import { boot, setStartError } from './store/state';
import { serveStreams } from './media/streams';
import './store/active';
import './store/settings';
import './ui/base.css';
import './ui/kit.css';
import './chats/chats.css';
import './history/history.css';
import './composer/composer.css';
import './media/media.css';
import './auth/auth.css';
import './settings/settings.css';

await speak(preferred()).catch(() => undefined);
render(() => <App />, document.getElementById('app')!);
serveStreams();
// A page that is older than the server's files loads itself anew instead of going white.
addEventListener('vite:preloadError', () => location.reload());
boot().catch(setStartError);
