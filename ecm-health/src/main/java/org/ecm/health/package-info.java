/**
 * Health checks that the server publishes under /health on its management port. They ask the
 * application by JNDI, because a library of the EAR does not see the classes of its modules.
 */
package org.ecm.health;
