using System.Data;
using System.Globalization;
using Dashboard.ReadSide.Storage;
using Microsoft.Data.SqlClient;

namespace Dashboard.SqlServer.Read;

/// <summary>An application lock of one session.</summary>
internal sealed class SqlServerProjectionLock(string connectionString, string projection)
    : SessionLock<SqlConnection>(Unpooled(connectionString, $"Dashboard {projection}"))
{
    protected override async Task<bool> TryLockAsync(CancellationToken cancellationToken)
    {
        await using var command = new SqlCommand(SqlServerStatements.TryLock, Connection);
        command.Parameters.Add("@projection", SqlDbType.NVarChar, 255).Value = $"dashboard projection {projection}";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) >= 0;
    }

    protected override async Task WaitAsync(CancellationToken cancellationToken)
    {
        await using var command = new SqlCommand(SqlServerStatements.WaitAMinute, Connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static SqlConnection Unpooled(string connectionString, string applicationName) =>
        new(new SqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = applicationName }.ConnectionString);
}
