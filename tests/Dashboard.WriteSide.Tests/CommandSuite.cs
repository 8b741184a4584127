using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;

namespace Dashboard.WriteSide.Tests;

/// <summary>Tests that send commands to a database of their class's own. Each test makes its own customers and products in it.</summary>
public abstract class CommandSuite(TestDatabase database) : IAsyncLifetime
{
    private TestDashboard? _dashboard;

    protected TestDatabase Database { get; } = database.OrSkip();

    protected TestDashboard Dashboard => _dashboard ?? throw new InvalidOperationException("The test has not begun.");

    protected Shop Shop => Dashboard.Shop;

    public virtual async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(Database);

    public virtual async ValueTask DisposeAsync()
    {
        if (_dashboard is not null)
        {
            await _dashboard.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
