using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>
/// A connection whose session only waits: for its own end, or to be told of something. It is not of a pool, where it would
/// be handed on with the lock that it holds or with what it listens to.
/// </summary>
internal static class WaitingConnection
{
    /// <summary>A network that breaks without a word is noticed this soon.</summary>
    private const int SecondsBetweenSignsOfLife = 5;

    /// <summary>A connection that is not open yet.</summary>
    public static NpgsqlConnection Of(string connectionString, string applicationName)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = applicationName };
        settings.KeepAlive = settings.KeepAlive == 0 ? SecondsBetweenSignsOfLife : settings.KeepAlive;
        return new NpgsqlConnection(settings.ConnectionString);
    }
}
