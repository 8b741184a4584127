using Dashboard.Domain.Log;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Past;

/// <summary>The log, but nobody is told what had happened by a moment: whatever view is begun stays begun.</summary>
internal sealed class UntoldPast(IEventLogReader log) : IEventLogReader
{
    /// <summary>Puts it before the log of the engine.</summary>
    public static void Hide(IServiceCollection services)
    {
        var engine = services.Last(service => service.ServiceType == typeof(IEventLogReader)).ImplementationFactory!;
        services.AddSingleton<IEventLogReader>(provider => new UntoldPast((IEventLogReader)engine(provider)));
    }

    public async Task<LogPast> PastAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await new TaskCompletionSource<LogPast>().Task.WaitAsync(cancellationToken);

    public Task<IReadOnlyList<LoggedEvent>> ReadAsync(LogPosition after, int limit, CancellationToken cancellationToken) => log.ReadAsync(after, limit, cancellationToken);

    public Task<LogStretch> ReadStretchAsync(LogPosition after, LogPosition until, IReadOnlyCollection<string> without, int limit, CancellationToken cancellationToken) =>
        log.ReadStretchAsync(after, until, without, limit, cancellationToken);

    public Task<LogPosition> ReadableHeadAsync(CancellationToken cancellationToken) => log.ReadableHeadAsync(cancellationToken);

    public Task<IReadOnlyList<StoredEvent>> FindAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken) => log.FindAsync(sequences, cancellationToken);

    public Task<LogPosition> HeadAsync(CancellationToken cancellationToken) => log.HeadAsync(cancellationToken);

    public Task<long> CountAsync(IReadOnlyCollection<string> names, LogPosition after, LogPosition until, CancellationToken cancellationToken) =>
        log.CountAsync(names, after, until, cancellationToken);
}
