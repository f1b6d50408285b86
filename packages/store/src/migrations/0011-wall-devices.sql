-- Outputs that were paired. A token is kept as its hash: the one in use, the next one that waits for its first use, the one before.
create table wall_device (
  id text collate "C" primary key,
  wall text collate "C" not null,
  output text collate "C" not null,
  place text not null,
  -- Public key as a JWK.
  key json not null,
  -- Until its first use: with what the output may ask for its token.
  claim_sha256 text,
  token_sha256 text,
  next_sha256 text,
  last_sha256 text,
  rotated_at bigint not null,
  counter bigint not null,
  paired_at bigint not null,
  paired_by text not null,
  revoked_at bigint,
  revoked_by text,
  refused_at bigint,
  refused_from text,
  refused_why text
);
create unique index wall_device_output on wall_device (wall, output) where revoked_at is null;
