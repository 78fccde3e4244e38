/**
 * Contacts and their states: the ledger's subject (P1). Every accepted contact is always in exactly
 * one state, with a reason.
 */
package org.ecm.contact;
