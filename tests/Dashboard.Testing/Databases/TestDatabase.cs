using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dashboard.Testing.Databases;

/// <summary>
/// A migrated database of a test class's own, dropped at the end. Suites are written once, as an abstract class over a
/// <see cref="TestDatabase"/>, and run once for each engine, as two nested classes.
/// </summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private IAsyncDisposable? _shared;

    /// <summary>Why tests on this engine cannot run here; nothing when they can.</summary>
    public virtual string? Missing => null;

    /// <summary>Where it is; only after <see cref="InitializeAsync"/>, and only when nothing is <see cref="Missing"/>.</summary>
    public string ConnectionString { get; protected set; } = "";

    /// <summary>Registers the engine on this database, for both sides.</summary>
    public abstract IServiceCollection AddTo(IServiceCollection services);

    /// <summary>Ends every connection to the database, as a restart of the server does.</summary>
    public abstract Task CutConnectionsAsync();

    /// <summary>What the first test of a class makes, and the others share: they only look at it.</summary>
    public async Task<T> OnceAsync<T>(Func<Task<T>> make)
        where T : class, IAsyncDisposable => (T)(_shared ??= await make());

    public abstract ValueTask InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_shared is { } shared)
        {
            _shared = null;
            await shared.DisposeAsync();
        }

        await DropAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask DropAsync();

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
