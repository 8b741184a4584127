using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Questions;

/// <summary>Questions about one history, which is folded once for all tests of a class: none of them writes anything.</summary>
/// <typeparam name="TTold">What tests want to know of the history, such as ids.</typeparam>
public abstract class QuestionSuite<TTold>(TestDatabase database) : IAsyncLifetime
{
    private Folded? _folded;

    /// <summary>The tables that the history is folded into.</summary>
    internal FoldedTables Tables => _folded!.Tables;

    /// <summary>What <see cref="Tell"/> said.</summary>
    protected TTold Told => _folded!.Told;

    public async ValueTask InitializeAsync() => _folded = await database.OnceAsync(async () =>
    {
        var (history, told) = Tell();
        return new Folded(await FoldedTables.OfAsync(database, history), told);
    });

    /// <summary>The tables stay for the next test; they go with the database.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Writes the history.</summary>
    private protected abstract (History History, TTold Told) Tell();

    private sealed record Folded(FoldedTables Tables, TTold Told) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Tables.DisposeAsync();
    }
}
