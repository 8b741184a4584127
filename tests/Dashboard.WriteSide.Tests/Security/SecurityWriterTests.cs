using Dashboard.Domain;
using Dashboard.Domain.Security;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Security;

public abstract class SecurityWriterTests(TestDatabase database) : CommandSuite(database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notes_ThatWaitWhenTheProgramEnds_AreWrittenThen()
    {
        var (journal, account) = (Dashboard.Services.GetRequiredService<SecurityJournal>(), Guid.CreateVersion7());
        using var writer = ActivatorUtilities.CreateInstance<SecurityWriter>(Dashboard.Services);
        await writer.StartAsync(Token);
        journal.Failed(account, SignInFault.WrongPassword, Origin.Unknown);
        await Eventually.TrueAsync(async () => (await NotesAsync(account)).Count == 1, "The first is not written.");

        for (var number = 0; number < SecurityJournal.MostAMinute - 1; number++)
        {
            journal.Failed(account, SignInFault.WrongPassword, Origin.Unknown);
        }

        await writer.StopAsync(Token);

        Assert.Equal(SecurityJournal.MostAMinute, (await NotesAsync(account)).Count);
    }

    private Task<List<IEvent>> NotesAsync(Guid account) => Dashboard.EventsAsync(SecurityRecord.IdOf(account));

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SecurityWriterTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SecurityWriterTests(database), IClassFixture<SqlServerDatabase>;
}
