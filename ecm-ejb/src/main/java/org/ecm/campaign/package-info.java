/**
 * Campaigns: what users create, start, pause and stop, and the numbers that must add up (P1). A
 * campaign links contacts to a campaign of the dialer, a strategy and a schedule.
 */
package org.ecm.campaign;
