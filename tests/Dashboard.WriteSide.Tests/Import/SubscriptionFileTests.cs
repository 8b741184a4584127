using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.Import;

/// <summary>Files of subscriptions. The day is 21 November 2026, noon in London.</summary>
public abstract class SubscriptionFileTests(TestDatabase database) : ImportSuite(database)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Dashboard.Clock.Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Import_LinesThatAreNotUtf8_AreRejected()
    {
        var result = await ImportSubscriptionFileAsync(WriteLatin(SubscriptionHeader, "latin-1,rené@example.com,Café,monthly,10,1,,2024-01-31,"));

        Assert.Equal((0, 1), (result.Subscriptions, result.RejectedLines));
        Assert.Equal("2,the line is not UTF-8 (save the file as UTF-8)", Assert.Single(await RejectedAsync()));
    }

    [Fact]
    public async Task Import_RunningSubscription_IsBilledFromItsNextDate()
    {
        var result = await ImportSubscriptionsAsync("a-1,Ana Lima <ana@a1.example>,Pro,monthly,29.90,2,5,2024-01-31,");

        Assert.Equal((1, 0, 0, 1, 1, 0, 0), (result.Subscriptions, result.Changes, result.Ended, result.Customers, result.Plans, result.RejectedLines, result.AlreadyImported));
        var row = await SubscriptionAsync("a-1");
        Assert.Equal((SubscriptionStatus.Active, new DateOnly(2024, 1, 31), new DateOnly(2026, 10, 31), new DateOnly(2026, 11, 30)), (row.Status, row.Anchor, row.PeriodStart, row.PeriodEnd));
        Assert.Equal(("Pro", BillingInterval.Monthly, 29.90m, 2, 5m, 54.80m, "imported"), (row.Terms.PlanName, row.Terms.Interval, row.Terms.Price, row.Terms.Quantity, row.Terms.Discount, row.Terms.Amount, row.Method));
        var log = await Dashboard.LogAsync(row.Id);
        Assert.Equal([new DateTimeOffset(2024, 1, 31, 0, 0, 0, TimeSpan.Zero)], log.Select(line => line.OccurredAt));
        var started = Assert.IsType<SubscriptionStarted>(TestDashboard.Event(log[0]));
        Assert.Equal((true, 0m, "Ana Lima", "ana@a1.example", new DateOnly(2024, 1, 31)), (started.Imported, started.Charged, started.CustomerName, started.CustomerEmail, started.On));
        var customer = await CustomerAsync("ana@a1.example");
        Assert.Equal(("Ana Lima", true, row.CustomerId), (customer.Name, customer.IsVerified, customer.Id));
        Assert.All(await Dashboard.LogAsync(customer.Id), line => Assert.Equal(new DateTimeOffset(2024, 1, 31, 0, 0, 0, TimeSpan.Zero), line.OccurredAt));
    }

    [Fact]
    public async Task Import_Running_CostsWhatThePresentPeriodLeaves()
    {
        await ImportSubscriptionsAsync("a-2,a2@example.com,Small,monthly,30,1,0,2024-01-01,");
        var row = await SubscriptionAsync("a-2");

        var quote = row.QuoteFor(row.Terms with { Price = 60 }, new DateOnly(2026, 11, 21));

        Assert.Equal((30, 10, 10m, 50m), (quote.DaysInPeriod, quote.DaysLeft, quote.Credit, quote.Charged));
    }

    [Fact]
    public async Task Import_ChangesAndEnd_EachCountsOnItsDay()
    {
        var result = await ImportSubscriptionsAsync(
            "a-3,a3@example.com,Grand,yearly,300,1,0,2024-02-29,",
            "a-3,a3@example.com,Petty,monthly,10,1,0,2023-12-15,",
            "a-3,a3@example.com,Grand,yearly,300,3,100,2025-07-01,2026-03-29");

        Assert.Equal((1, 2, 1, 2), (result.Subscriptions, result.Changes, result.Ended, result.Plans));
        var row = await SubscriptionAsync("a-3");
        Assert.Equal((SubscriptionStatus.Ended, new DateOnly(2026, 3, 29)), (row.Status, row.EndsOn));
        var log = await Dashboard.LogAsync(row.Id);
        Assert.Equal(
            [("subscription-started", "2023-12-15"), ("subscription-changed", "2024-02-29"), ("subscription-changed", "2025-07-01"), ("subscription-ended", "2026-03-29")],
            log.Select(line => (line.Name, ((SubscriptionEvent)TestDashboard.Event(line)).On.ToString("O", null))));
        var store = new StoreOptions();
        Assert.All(log, line => Assert.Equal(store.StartOf(((SubscriptionEvent)TestDashboard.Event(line)).On), line.OccurredAt));
        Assert.Single(log.Select(line => line.Transaction).Distinct());
        var changes = log.Select(TestDashboard.Event).OfType<SubscriptionChanged>().ToList();
        Assert.Equal([10m, 300m], changes.Select(change => change.Before.Amount));
        Assert.Equal([300m, 800m], changes.Select(change => change.Terms.Amount));
        var replayed = Subscription.Blank();
        replayed.Replay(log.Select(TestDashboard.Event));
        Assert.Equal((row.Version, row.PeriodStart, row.PeriodEnd, row.Terms), (replayed.Version, replayed.PeriodStart, replayed.PeriodEnd, replayed.Terms));
    }

    [Fact]
    public async Task Import_YearlyFromALeapDay_KeepsItsDay()
    {
        await ImportSubscriptionsAsync(
            "a-4,a4@example.com,Year,yearly,120,1,0,2024-02-29,",
            "a-5,a4@example.com,Year,yearly,120,1,0,2023-02-29,",
            "a-6,a4@example.com,Week,weekly,7,1,0,2024-02-29,");

        var row = await SubscriptionAsync("a-4");
        Assert.Equal((new DateOnly(2026, 2, 28), new DateOnly(2027, 2, 28)), (row.PeriodStart, row.PeriodEnd));
        var week = await SubscriptionAsync("a-6");
        Assert.Equal((new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 26)), (week.PeriodStart, week.PeriodEnd));
        Assert.Equal(["3,started cannot be read (it is written 2024-02-29)"], await RejectedAsync());
    }

    [Fact]
    public async Task Import_SeveralRowsOfOneDay_HoldInTheOrderOfTheFile()
    {
        var result = await ImportSubscriptionsAsync(
            "a-7,a7@example.com,Pro,monthly,30,1,0,2025-05-05,",
            "a-7,a7@example.com,Small,monthly,10,1,0,2025-06-01,",
            "a-7,a7@example.com,Large,monthly,90,1,0,2025-06-01,",
            "a-7,a7@example.com,Large,monthly,90,1,0,2025-06-20,");

        Assert.Equal(2, result.Changes);
        var row = await SubscriptionAsync("a-7");
        Assert.Equal("Large", row.Terms.PlanName);
        var changes = (await Dashboard.EventsAsync(row.Id)).OfType<SubscriptionChanged>().ToList();
        Assert.Equal([("Pro", "Small"), ("Small", "Large")], changes.Select(change => (change.Before.PlanName, change.Terms.PlanName)));
        Assert.All(changes, change => Assert.Equal(new DateOnly(2025, 6, 1), change.On));
    }

    [Fact]
    public async Task Import_JoinedAndLeftInOneDay_IsTakenOver()
    {
        var result = await ImportSubscriptionsAsync("a-8,a8@example.com,Pro,monthly,30,1,0,2026-11-21,2026-11-21");

        Assert.Equal((1, 1), (result.Subscriptions, result.Ended));
    }

    [Fact]
    public async Task Import_FaultyLines_AreRefusedAloneEachWithItsReason()
    {
        var result = await ImportSubscriptionsAsync(
            "b-1,b1@example.com,Pro,monthly,30,1,0,2026-11-22,",
            "b-2,b1@example.com,Pro,monthly,30,1,0,2026-11-01,2026-11-22",
            "b-3,b1@example.com,Pro,monthly,30,1,0,2026-11-02,2026-11-01",
            "b-4,b1@example.com,Pro,quarterly,30,1,0,2026-11-01,",
            "b-5,b1@example.com,Pro,monthly,-30,1,0,2026-11-01,",
            "b-6,b1@example.com,Pro,monthly,30,2,60.01,2026-11-01,",
            "b-7,b1@example.com,Pro,monthly,thirty,one,none,yesterday,soon",
            "b-8,b1@example.com,Pro,monthly,30,0,0,2026-11-01,",
            "b-9,,Pro,monthly,30,1,0,2026-11-01,",
            ",b1@example.com,Pro,monthly,30,1,0,2026-11-01,",
            "b-11,b1@example.com,,monthly,30,1,0,2026-11-01,",
            "b-12,Ana,Pro,monthly,30,1,0,2026-11-01,",
            "b-13,b1@example.com,Pro,monthly,30,1,-1,2026-11-01,",
            "b-14,b1@example.com,Pro,monthly,30,1,0,2026-11-01,,",
            "b-15,b1@example.com,Pro,monthly,1.23456,1,0,2026-11-01,",
            "b-16,b1@example.com,Pro,monthly,100000000,100000,0,2026-11-01,",
            "b-17,b1@example.com,Pro,monthly,30,,,2026-11-01,",
            "b-18,b1@example.com,Free,monthly,0,1,0,2026-11-01,");

        Assert.Equal((2, 16), (result.Subscriptions, result.RejectedLines));
        Assert.Equal(
            [
                "2,started lies in the future",
                "3,\"ended lies in the future: leave it empty, and cancel the subscription here\"",
                "4,ended lies before started",
                "5,\"interval must be monthly, yearly or weekly\"",
                "6,price must not be negative",
                "7,discount is more than what is paid",
                "8,price cannot be read; quantity cannot be read; discount cannot be read; started cannot be read (it is written 2024-02-29); ended cannot be read (it is written 2024-02-29)",
                "9,quantity must lie between 1 and 100000",
                "10,no customer",
                "11,no subscription id",
                "12,no plan",
                "13,\"customer must be an e-mail such as ana@example.com, also as Ana Lima <ana@example.com>, or a customer number\"",
                "14,discount must not be negative",
                "15,the line has 10 fields instead of 9",
                "16,price can have at most 4 decimal places",
                "17,price × quantity is more than 100000000000",
            ],
            await RejectedAsync());
        Assert.Equal(1, (await SubscriptionAsync("b-17")).Terms.Quantity);
    }

    [Fact]
    public async Task Import_OneLineOfASubscriptionAtFault_LeavesItOutWhole()
    {
        var result = await ImportSubscriptionsAsync(
            "b-21,b21@example.com,Pro,monthly,30,1,0,2025-01-01,",
            "b-22,b21@example.com,Pro,monthly,30,1,0,2025-01-01,",
            "b-21,b21@example.com,Pro,monthly,30,1,0,2025-13-01,2025-02-01");

        Assert.Equal((1, 2), (result.Subscriptions, result.RejectedLines));
        Assert.Equal(["2,line 4 of the same subscription is at fault", "4,started cannot be read (it is written 2024-02-29)"], await RejectedAsync());

        // Put right, the rejected lines are a file themselves.
        var fixedFile = (await File.ReadAllTextAsync(RejectedPath, Token)).Replace("2025-13-01", "2025-01-13", StringComparison.Ordinal);
        var again = await ImportSubscriptionFileAsync(Write(fixedFile));
        Assert.Equal((1, 1, 0), (again.Subscriptions, again.Ended, again.RejectedLines));
    }

    [Fact]
    public async Task Import_LinesThatDoNotGoTogether_AreRefused()
    {
        await ImportSubscriptionsAsync(
            "b-31,b31@example.com,Pro,monthly,30,1,0,2025-01-01,2025-03-01",
            "b-31,b31@example.com,Max,monthly,60,1,0,2025-03-02,",
            "b-32,b31@example.com,Pro,monthly,30,1,0,2025-01-01,2025-03-01",
            "b-32,b31@example.com,Max,monthly,60,1,0,2025-03-01,",
            "b-33,b31@example.com,Pro,monthly,30,1,0,2025-01-01,",
            "b-33,b33@example.com,Max,monthly,60,1,0,2025-03-01,",
            "b-34,b31@example.com,Pro,monthly,30,1,0,2025-01-01,2025-06-01",
            "b-34,b31@example.com,Max,monthly,60,1,0,2025-03-01,2025-06-01");

        Assert.Equal(
            [
                "2,line 3 of the same subscription is at fault",
                "3,\"the change lies after the end of the subscription, 2025-03-01 by line 2; who came back has another subscription id\"",
                "4,line 5 of the same subscription is at fault",
                "5,\"line 4 says that the subscription ended on 2025-03-01, this line does not: the end stands on the last line, or on all of them\"",
                "6,line 7 of the same subscription is at fault",
                "7,\"the subscription is b31@example.com's, by line 6\"",
            ],
            await RejectedAsync());
        Assert.Equal(new DateOnly(2025, 6, 1), (await SubscriptionAsync("b-34")).EndsOn);
    }

    [Fact]
    public async Task Import_PlansOfOneNameIntervalAndPrice_AreOnePlan()
    {
        var mine = await Dashboard.DoAsync(new CreatePlan("Team", BillingInterval.Monthly, 45m));

        var result = await ImportSubscriptionsAsync(
            "c-1,c1@example.com,Team,monthly,45.00,1,0,2025-01-01,",
            "c-2,c2@example.com,Team,Monthly,45,1,0,2025-01-01,",
            "c-3,c2@example.com,Team,yearly,45,1,0,2025-01-01,",
            "c-4,c2@example.com,Team,yearly,45.0,1,0,2024-01-01,");

        Assert.Equal((4, 1, 2), (result.Subscriptions, result.Plans, result.Customers));
        Assert.Equal(mine, (await SubscriptionAsync("c-1")).Terms.PlanId);
        Assert.Equal(mine, (await SubscriptionAsync("c-2")).Terms.PlanId);
        var yearly = (await SubscriptionAsync("c-3")).Terms.PlanId;
        Assert.Equal(yearly, (await SubscriptionAsync("c-4")).Terms.PlanId);
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), (await Dashboard.LogAsync(yearly)).Single().OccurredAt);
    }

    [Fact]
    public async Task Import_Customers_AreKnownByTheirEmailWhateverItsCase()
    {
        var known = await Dashboard.DoAsync(new RegisterCustomer("Dora", "dora@d.example"));
        await Dashboard.DoAsync(new VerifyCustomer(known));
        var unverified = await Dashboard.DoAsync(new RegisterCustomer("Dan", "dan@d.example"));
        await ImportLinesAsync("d600001,A1,LAMP,2,2011-07-01 10:30:00,1.25,61001.0,France");

        var result = await ImportSubscriptionsAsync(
            "d-1,Somebody <DORA@d.example>,Pro,monthly,30,1,0,2025-01-01,",
            "d-2,dan@d.example,Pro,monthly,30,1,0,2025-01-01,",
            "d-3,61001.0,Pro,monthly,30,1,0,2025-01-01,",
            "d-4,61002,Pro,monthly,30,1,0,2025-01-01,",
            "d-5,61002@customers.invalid,Pro,monthly,30,1,0,2025-02-01,",
            "d-6,محمد حسن <m@d.example>,احترافي,monthly,30,1,0,2025-02-01,");

        Assert.Equal((5, 2, 1), (result.Subscriptions, result.Customers, result.RejectedLines));
        Assert.Equal(["3,Dan is not verified yet; only a verified customer can subscribe."], await RejectedAsync());
        Assert.Equal((known, "Dora"), ((await SubscriptionAsync("d-1")).CustomerId, (await CustomerAsync("dora@d.example")).Name));
        Assert.Equal("Customer 61001", (await CustomerAsync("61001@customers.invalid")).Name);
        Assert.Equal((await SubscriptionAsync("d-3")).CustomerId, (await CustomerAsync("61001@customers.invalid")).Id);
        Assert.Equal((await SubscriptionAsync("d-4")).CustomerId, (await SubscriptionAsync("d-5")).CustomerId);
        Assert.Equal(("محمد حسن", "احترافي"), ((await CustomerAsync("m@d.example")).Name, (await SubscriptionAsync("d-6")).Terms.PlanName));

        await Dashboard.DoAsync(new VerifyCustomer(unverified));
        var again = await ImportSubscriptionsAsync("d-2,dan@d.example,Pro,monthly,30,1,0,2025-01-01,");
        Assert.Equal((1, 0, 0), (again.Subscriptions, again.Customers, again.RejectedLines));
    }

    [Fact]
    public async Task Import_WithPaymentMethods_ChargesByTheNewestOne()
    {
        await ImportSubscriptionFileAsync(Write(
            $"{SubscriptionHeader},Payment Method\ne-1,e1@example.com,Pro,monthly,30,1,0,2025-01-01,,tok_old\ne-1,e1@example.com,Max,monthly,60,1,0,2025-02-01,,tok_ok\ne-1,e1@example.com,Pro,monthly,30,1,0,2025-03-01,,\n"));

        Assert.Equal("tok_ok", (await SubscriptionAsync("e-1")).Method);
    }

    [Fact]
    public async Task Import_TheSameFileAgain_ChangesNothing()
    {
        string[] lines =
        [
            "f-1,f1@example.com,Pro,monthly,30,1,0,2025-01-01,",
            "f-1,f1@example.com,Max,monthly,60,2,0.5,2025-03-01,2025-04-01",
            "f-2,f1@example.com,Pro,monthly,30,1,0,2025-01-01,",
        ];
        await ImportSubscriptionsAsync(lines);
        var before = await Dashboard.QueryAsync(async db => (await db.Events.CountAsync(), await db.AnsweredCommands.CountAsync()));

        var again = await ImportSubscriptionsAsync([.. lines.Reverse()]);

        Assert.Equal((0, 0, 0, 0, 0, 0, 2), (again.Subscriptions, again.Changes, again.Ended, again.Customers, again.Plans, again.RejectedLines, again.AlreadyImported));
        Assert.Equal(before, await Dashboard.QueryAsync(async db => (await db.Events.CountAsync(), await db.AnsweredCommands.CountAsync())));
    }

    [Theory]
    [InlineData("Max", "60", "1", "2025-01-01", "")]
    [InlineData("Pro", "30", "2", "2025-01-01", "")]
    [InlineData("Pro", "30", "1", "2025-01-02", "")]
    [InlineData("Pro", "30", "1", "2025-01-01", "2025-06-01")]
    public async Task Import_KnownSubscriptionWithOtherLines_KeepsItAndRejectsThem(string plan, string price, string quantity, string started, string ended)
    {
        await ImportSubscriptionsAsync("g-1,g1@example.com,Pro,monthly,30,1,0,2025-01-01,");
        var before = (await SubscriptionAsync("g-1")).Version;

        var result = await ImportSubscriptionsAsync($"g-1,g1@example.com,{plan},monthly,{price},{quantity},0,{started},{ended}");

        Assert.Equal((0, 1, 1), (result.Subscriptions, result.AlreadyImported, result.RejectedLines));
        Assert.Equal(["2,the subscription was imported before with other lines; it stays as it was: change or cancel it on its own page; a new one needs another id"], await RejectedAsync());
        Assert.Equal(before, (await SubscriptionAsync("g-1")).Version);
    }

    [Fact]
    public async Task Import_SubscriptionThatLivedOnHere_IsStillTheSame()
    {
        const string Line = "h-1,h1@example.com,Pro,monthly,30,1,0,2025-01-01,";
        await ImportSubscriptionsAsync(Line);
        await Dashboard.DoAsync(new CancelSubscription(DerivedId.Subscription("h-1"), "Moved away", AtOnce: true));

        var result = await ImportSubscriptionsAsync(Line);

        Assert.Equal((0, 1, 0), (result.Subscriptions, result.AlreadyImported, result.RejectedLines));
    }

    [Fact]
    public async Task Import_TheSameFileTwiceAtOnce_AddsItOnce()
    {
        var path = Write(string.Join('\n', Enumerable.Range(0, 900)
            .Select(i => $"i-{i},i{i % 600}@example.com,Twice,monthly,{10 + (i % 3)},1,0,2025-01-0{1 + (i % 9)},").Prepend(SubscriptionHeader)));

        var results = await Task.WhenAll(ImportSubscriptionFileAsync(path), ImportSubscriptionFileAsync(path));

        Assert.Equal((900, 900, 600, 3), (results.Sum(r => r.Subscriptions), results.Sum(r => r.AlreadyImported), results.Sum(r => r.Customers), results.Sum(r => r.Plans)));
        Assert.All(results, result => Assert.Equal(0, result.RejectedLines));
    }

    [Fact]
    public async Task Import_Past_ChargesNothingAndBeginsNoSaga()
    {
        var before = await CountsAsync();

        await ImportSubscriptionsAsync("j-1,j1@example.com,Pro,monthly,30,1,0,2025-01-01,", "j-2,j1@example.com,Pro,monthly,30,1,0,2025-01-01,2026-01-01");

        Assert.Equal(before, await CountsAsync());
        Assert.False((await SubscriptionAsync("j-1")).IsDue);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("SubscriptionId,Customer\n", "The file lacks the columns Plan, Interval, Price, Quantity, Discount, Started, Ended;")]
    public async Task Import_BadFile_SaysWhyAndWritesNothing(string text, string sentence)
    {
        var fault = await Assert.ThrowsAsync<BadImportFileException>(() => ImportSubscriptionFileAsync(Write(text)));

        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AnyFile_TellsItsPhasesInOrder()
    {
        var reports = new List<ImportProgress>();
        var path = Write($"{SubscriptionHeader}\nk-1,k1@example.com,Pro,monthly,30,1,0,2025-01-01,\nk-2,,Pro,monthly,30,1,0,2025-01-01,\n");

        await ImportSubscriptionFileAsync(path, new Reports<ImportProgress>(reports.Add));

        Assert.Equal([ImportPhase.Reading, ImportPhase.Plans, ImportPhase.Subscriptions, ImportPhase.Finished], reports.Select(report => report.Phase).Distinct());
        Assert.Equal(reports.Select(report => report.Share).Order(), reports.Select(report => report.Share));
        Assert.Equal((1, 1), (reports[^1].Share, reports[^1].Rejected));
    }

    [Fact]
    public async Task ImportSubscriptions_ByStaff_IsRefused()
    {
        var command = new ImportSubscriptions([new ImportedCustomer { CustomerId = Guid.NewGuid(), Name = "Ana", Email = "ana@example.com", Subscriptions = [] }]);

        Assert.Equal(Domain.RefusalKind.Forbidden, (await Dashboard.SendAsync(command, Actors.Staff)).Refusal?.Kind);
    }

    [Fact]
    public async Task ImportSubscriptions_ByHandInTheFuture_IsRefused()
    {
        var subscription = new ImportedSubscription { SubscriptionId = Guid.NewGuid(), Terms = [new(new DateOnly(2026, 11, 22), Guid.NewGuid(), 1, 0)], PaymentMethod = "tok_ok" };
        var command = new ImportSubscriptions([new ImportedCustomer { CustomerId = Guid.NewGuid(), Name = "Ana", Email = "ana@example.com", Subscriptions = [subscription] }]);

        var refusal = (await Dashboard.SendAsync(command, Actors.Operator)).Refusal;

        Assert.Equal("A subscription that is taken over lies in the past.", Assert.Single(refusal!.Faults).Sentence);
    }

    private Task<Subscription> SubscriptionAsync(string id)
    {
        var key = DerivedId.Subscription(id);
        return Dashboard.QueryAsync(db => db.Subscriptions.AsNoTracking().SingleAsync(row => row.Id == key));
    }

    private Task<Domain.Customers.Customer> CustomerAsync(string email) =>
        Dashboard.QueryAsync(db => db.Customers.AsNoTracking().SingleAsync(row => row.Email == email));

    private Task<(int, int, int, int)> CountsAsync() => Dashboard.QueryAsync(async db =>
        (await db.Sagas.CountAsync(), await db.SagaCommands.CountAsync(), await db.Messages.CountAsync(), await db.SimulatedRecords.CountAsync()));

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SubscriptionFileTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SubscriptionFileTests(database), IClassFixture<SqlServerDatabase>;
}
