// What only a panel or a view needs is imported with it, when it is first shown.
import './base.css';
