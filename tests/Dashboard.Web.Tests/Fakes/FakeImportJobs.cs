using Dashboard.Domain;
using Dashboard.Web.Import;
using Dashboard.WriteSide.Import;

namespace Dashboard.Web.Tests.Fakes;

/// <summary>Imports that a test writes down.</summary>
internal sealed class FakeImportJobs : IImportJobs
{
    private Action? _changed;

    public event Action? Changed
    {
        add => _changed += value;
        remove => _changed -= value;
    }

    public IReadOnlyList<ImportJob> Jobs { get; private set; } = [];

    /// <summary>What starting answers.</summary>
    public Refusal? Refusal { get; set; }

    public List<(ImportSubject Subject, string FileName, string Content, Actor Actor)> Started { get; } = [];

    public List<Guid> Cancelled { get; } = [];

    /// <summary>How many listen.</summary>
    public int Listeners => _changed?.GetInvocationList().Length ?? 0;

    public static ImportJob Job(ImportJobState state, string fileName = "shop.csv") => new()
    {
        Id = Guid.CreateVersion7(),
        Subject = ImportSubject.Orders,
        FileName = fileName,
        Size = 2_048,
        StartedBy = "Otto",
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        State = state,
    };

    public void Show(params ImportJob[] jobs)
    {
        Jobs = jobs;
        _changed?.Invoke();
    }

    public async Task<(Guid? Id, Refusal? Refusal)> StartAsync(ImportSubject subject, string fileName, long size, Func<CancellationToken, Stream> open, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal is null)
        {
            using var reader = new StreamReader(open(cancellationToken));
            Started.Add((subject, fileName, await reader.ReadToEndAsync(cancellationToken), actor));
        }

        return (Refusal is null ? Guid.CreateVersion7() : null, Refusal);
    }

    public void Cancel(Guid id) => Cancelled.Add(id);
}
