/** Token and key checks, and who may call what: roles, scopes, and the table that the OpenAPI documents make. */
@NullMarked
package dev.fives.kit.security;

import org.jspecify.annotations.NullMarked;
