import './base.css';
import './history.css';
import './browse.css';
