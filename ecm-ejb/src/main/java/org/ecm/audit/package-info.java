/**
 * The record of privileged changes: who, what, when. Written in the transaction of the change
 * itself.
 */
package org.ecm.audit;
