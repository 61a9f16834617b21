// One page on which all REST APIs of a split API are one API.

export { planDashboard } from './plan-dashboard.js';
