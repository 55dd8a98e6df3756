import './base.css';
import './dialogs.css';
import './history.css';
import './browse.css';
