using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dashboard.Testing.Databases;

/// <summary>
/// A migrated database of a test class's own, dropped at the end. Suites are written once, as an abstract class over a
/// <see cref="TestDatabase"/>, and run once for each engine, as two nested classes.
/// </summary>
public abstract class TestDatabase : IAsyncLifetime
{
    /// <summary>Why tests on this engine cannot run here; nothing when they can.</summary>
    public virtual string? Missing => null;

    /// <summary>Where it is; only after <see cref="InitializeAsync"/>, and only when nothing is <see cref="Missing"/>.</summary>
    public string ConnectionString { get; protected set; } = "";

    /// <summary>Registers the engine on this database, for both sides.</summary>
    public abstract IServiceCollection AddTo(IServiceCollection services);

    /// <summary>Ends every connection to the database, as a restart of the server does.</summary>
    public abstract Task CutConnectionsAsync();

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Skips the test that calls it, with the reason, when the engine is missing here.</summary>
    public TestDatabase OrSkip()
    {
        if (Missing is { } reason)
        {
            Assert.Skip(reason);
        }

        return this;
    }
}
