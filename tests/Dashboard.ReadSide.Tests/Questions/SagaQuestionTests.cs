using Dashboard.Domain.Orders;
using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Questions;

public abstract class SagaQuestionTests(TestDatabase database) : QuestionSuite<Guid>(database)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    /// <summary>Twelve sagas, the oldest two hours old: four run, four wait for the parcel, two are stuck, two are given up; two begin at one moment.</summary>
    private protected override (History History, Guid Told) Tell()
    {
        var history = new History().By(Folding.Sagas.Kind);
        var stuck = Guid.Empty;
        for (var number = 0; number < 12; number++)
        {
            var at = Now.AddMinutes(-10 * (number / 2 * 2) - 20);
            var order = Order.Create(Guid.CreateVersion7(), number + 1, Folding.Orders.Ana);
            stuck = number == 2 ? order.Id : stuck;
            var saga = Folding.Sagas.Begun(at, order.Id, number % 6 == 5 ? "renewal" : Folding.Sagas.Kind);
            Move(saga, number, at);
            history.AddPending(order, at).AddPending(saga, at);
        }

        return (history, stuck);
    }

    [Theory]
    [InlineData(SagaSort.StartedAt, false)]
    [InlineData(SagaSort.StartedAt, true)]
    [InlineData(SagaSort.MovedAt, true)]
    public async Task List_PagedThereAndBack_ShowsEverySagaOnceInOrder(SagaSort sort, bool descending)
    {
        var all = await Tables.WalkAsync(page => new ListSagas { Sort = sort, Descending = descending, Page = page }, saga => saga.SagaId);

        Assert.Equal(12, all.Count);
        var values = all.Select(saga => sort == SagaSort.MovedAt ? saga.MovedAt : saga.StartedAt).ToList();
        Assert.Equal(descending ? values.OrderDescending() : values.Order(), values);
        Assert.All(all, saga => Assert.Equal("Ana Silva", saga.CustomerName));
    }

    [Theory]
    [InlineData(null, SagaState.Running, null, null, 4)]
    [InlineData(null, SagaState.Waiting, null, null, 4)]
    [InlineData(null, SagaState.NeedsAPerson, null, null, 2)]
    [InlineData(null, SagaState.GivenUp, null, null, 2)]
    [InlineData(null, null, true, null, 2)]
    [InlineData(null, null, false, null, 10)]
    [InlineData("renewal", null, null, null, 2)]
    [InlineData("renewal", SagaState.Waiting, false, null, 2)]
    [InlineData("nothing", null, null, null, 0)]
    [InlineData(null, null, null, 70, 6)]
    [InlineData(null, SagaState.Running, null, 70, 2)]
    public async Task List_Filtered_HasTheRowsAndTheirTotal(string? kind, SagaState? state, bool? over, int? minutes, int expected)
    {
        ListSagas Question(PageRequest page) => new()
        {
            Kind = kind, State = state, IsOver = over, MinAge = minutes is { } old ? TimeSpan.FromMinutes(old) : null, Page = page,
        };

        var all = await Tables.WalkAsync(Question, saga => saga.SagaId, limit: 2);
        var first = await Tables.AskAsync(Question(new PageRequest { Limit = 1 }));

        Assert.Equal((expected, (long)expected, true), (all.Count, first.Total, first.TotalIsExact));
        Assert.All(all, saga => Assert.True((kind is null || saga.Kind == kind) && (state is null || saga.State == state) && (over is null || saga.IsOver == over)));
    }

    [Fact]
    public async Task List_OfAnAgeBeyondAllTime_IsEmpty() => Assert.Empty((await Tables.AskAsync(new ListSagas { MinAge = TimeSpan.MaxValue })).Items);

    [Fact]
    public async Task Saga_ById_HasItsOrder_ItsStepsAndWhatCanBeDone()
    {
        var listed = Assert.Single((await Tables.AskAsync(new ListSagas { State = SagaState.NeedsAPerson })).Items, saga => saga.Key == Told);

        var details = await Tables.AskAsync(new GetSaga(listed.SagaId));

        Assert.Equal((3L, "Ana Silva"), (details!.Saga.OrderNumber, details.Saga.CustomerName));
        Assert.Equal(["pay", "give the money back"], details.Steps.Select(step => step.Step));
        Assert.Equal((true, false, true), (details.Saga.CanRetry, details.Saga.CanCompensate, details.Saga.CanGiveUp));
        Assert.InRange(details.Saga.Age, TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(60));
        Assert.Equal(listed.SagaId, Assert.Single(await Tables.AskAsync(new SagasAbout(Told))).Saga.SagaId);
        Assert.Null(await Tables.AskAsync(new GetSaga(Guid.Empty)));
        Assert.Empty(await Tables.AskAsync(new SagasAbout(Guid.Empty)));
    }

    [Fact]
    public async Task Saga_ThatIsOver_IsAsOldAsItBecame()
    {
        var saga = (await Tables.AskAsync(new ListSagas { State = SagaState.GivenUp })).Items[0];

        Assert.Equal(TimeSpan.FromMinutes(1), saga.Age);
        Assert.Equal((false, false, false), (saga.CanRetry, saga.CanCompensate, saga.CanGiveUp));
    }

    [Fact]
    public async Task Counts_AreByKindAndState()
    {
        var counts = await Tables.AskAsync(new CountSagas());

        Assert.Equal(12, counts.Sum(count => count.Sagas));
        Assert.Contains(counts, count => count is { Kind: Folding.Sagas.Kind, State: SagaState.Running, Sagas: 4 });
        Assert.Equal(["order-fulfilment", "renewal"], counts.Select(count => count.Kind).Distinct());
    }

    /// <summary>By its number: 0 and 1 run, 2 and 3 are stuck and given up, 4 and 5 wait; and so on.</summary>
    private static void Move(Saga saga, int number, DateTimeOffset at)
    {
        switch (number % 6)
        {
            case 2 or 3:
                Folding.Sagas.GiveUp(saga, at.AddSeconds(30));
                if (number % 6 == 3)
                {
                    saga.Move(new SagaStanding(SagaStatus.GivenUp, "given up", "seen to", Trouble: null, TimesOutAt: null), [], [], at.AddMinutes(1));
                }

                break;
            case 4 or 5:
                saga.Note(new SagaAnswer(1, "pay", SagaCommandStatus.Done, 1, Sentence: null, AgainAt: null), at.AddSeconds(2));
                break;
        }
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SagaQuestionTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SagaQuestionTests(database), IClassFixture<SqlServerDatabase>;
}
