using System.Globalization;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>The server's settings: a private server on one small machine with a solid-state disk, most of whose queries are short.</summary>
internal static class ServerConfiguration
{
    /// <summary>Writes the file anew, for the server's user to read whatever this process's umask is.</summary>
    public static async Task WriteAsync(DataLayout layout, EmbeddedPostgresOptions options, string socketDirectory, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(layout.ConfigurationFile, Text(options, socketDirectory), cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(layout.ConfigurationFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    private static string Text(EmbeddedPostgresOptions options, string socketDirectory) => string.Create(CultureInfo.InvariantCulture, $"""
        # Written by Dashboard whenever the server starts: a change made here is lost.
        # Settings of your own go into local.conf beside this file, which is read last.

        listen_addresses = ''
        port = {SocketDirectory.Port}
        unix_socket_directories = '{socketDirectory}'
        unix_socket_permissions = 0700

        max_connections = {options.MaxConnections}
        shared_buffers = {options.SharedBuffersMegabytes}MB
        work_mem = {options.WorkMemoryMegabytes}MB
        maintenance_work_mem = {options.MaintenanceMemoryMegabytes}MB
        dynamic_shared_memory_type = posix
        random_page_cost = 1.1
        jit = off

        max_wal_size = {options.MaxWalMegabytes}MB
        wal_compression = on
        checkpoint_timeout = 15min
        {Durability(options.DurableWrites)}

        # The log's readers stand still at the oldest open transaction: one that was forgotten ends by itself.
        idle_in_transaction_session_timeout = 5min

        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] '
        log_checkpoints = off

        include_if_exists = 'local.conf'

        """);

    // wal_level belongs to them: minimal writes no log for a table that is filled in the transaction that made it.
    private static string Durability(bool durable) => durable
        ? "fsync = on"
        : """
          fsync = off
          synchronous_commit = off
          full_page_writes = off
          wal_level = minimal
          max_wal_senders = 0
          """;
}
