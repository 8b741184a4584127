using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Fakes;

/// <summary>Sign-ins that a test writes down.</summary>
internal sealed class FakeSessionList : ISessionList
{
    public List<OpenSession> Open { get; } = [];

    public Task<IReadOnlyList<OpenSession>?> OfAsync(Guid userId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OpenSession>?>([.. Open]);
}
