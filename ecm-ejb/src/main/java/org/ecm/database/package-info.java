/**
 * Access to ECM's own database: transactions, id blocks, migrations. Correctness rests on
 * compare-and-set and constraints, never on lock hints or isolation levels.
 */
package org.ecm.database;
