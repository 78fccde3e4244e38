/**
 * When calls may be placed: weekly schedules and the callee's own calling window (P6). Decisions
 * only: plain Java without a container.
 */
package org.ecm.schedule;
