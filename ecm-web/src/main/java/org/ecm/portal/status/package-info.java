/** The page for operators: nodes, mandates, component loops, database and dialers. */
package org.ecm.portal.status;
