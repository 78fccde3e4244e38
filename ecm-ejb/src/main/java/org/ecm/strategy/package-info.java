/**
 * Call strategies: ordered attempts and what follows each disposition. Decisions only: plain Java
 * without a container.
 */
package org.ecm.strategy;
