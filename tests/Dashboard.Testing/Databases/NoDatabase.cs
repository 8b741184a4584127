using Dashboard.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Testing.Databases;

/// <summary>An engine that cannot be reached, for what must be decided before a database is asked.</summary>
public sealed class NoDatabase : TestDatabase
{
    private const string Nowhere = "Host=/nonexistent;Username=nobody;Database=nothing;Timeout=1";

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected override ValueTask DropAsync() => ValueTask.CompletedTask;

    public override IServiceCollection AddTo(IServiceCollection services) => services.AddDashboardPostgreSql(Nowhere, Nowhere);

    public override Task CutConnectionsAsync() => Task.CompletedTask;
}
