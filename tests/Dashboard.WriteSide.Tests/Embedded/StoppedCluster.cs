namespace Dashboard.WriteSide.Tests.Embedded;

/// <summary>A cluster whose server is stopped, shared by a class's tests: each of them leaves it stopped, and none relies on what is in it.</summary>
public sealed class StoppedCluster : IAsyncLifetime
{
    internal TestServer Server { get; } = new();

    public async ValueTask InitializeAsync() => await Server.MakeClusterAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
