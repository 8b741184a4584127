using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Import;

namespace Dashboard.WriteSide.Tests.Import;

public sealed class ImportProgressTests(PostgreSqlDatabase database) : ImportSuite(database), IClassFixture<PostgreSqlDatabase>
{
    [Fact]
    public async Task Import_AnyFile_TellsItsPhasesInOrder()
    {
        var reports = new List<ImportProgress>();
        var path = Write(string.Join('\n', Header, "600001,A1,LAMP,2,2011-07-01 10:30:00,1.25,60001.0,France", "600002,A1,LAMP,2,2011-07-01 10:30:00,1.25,,France", ""));

        await ImportFileAsync(path, new Reports<ImportProgress>(reports.Add));

        Assert.Equal(
            [ImportPhase.Reading, ImportPhase.Customers, ImportPhase.Products, ImportPhase.Orders, ImportPhase.Finished],
            reports.Select(report => report.Phase).Distinct());
        Assert.Equal(reports.Select(report => report.Share).Order(), reports.Select(report => report.Share));
        Assert.Equal((1, 1), (reports[^1].Share, reports[^1].Rejected));
    }

    [Fact]
    public void Meter_SteadyRate_TellsTimeLeft()
    {
        var clock = new SteppedClock();
        ImportProgress? last = null;
        var meter = new ProgressMeter(new Reports<ImportProgress>(report => last = report), clock);
        meter.Expect((ImportPhase.Orders, 1_000));
        meter.Begin(ImportPhase.Orders, 1_000, () => 3);
        Assert.Null(last!.TimeLeft);

        for (var i = 0; i < 400; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            meter.Step();
        }

        Assert.Equal((400, 1_000, 3), (last.Done, last.Total, last.Rejected));
        Assert.InRange(last.PerSecond, 98, 102);
        Assert.InRange(last.TimeLeft!.Value.TotalSeconds, 5.8, 6.2);
        Assert.InRange(last.Share, 0.399, 0.401);
    }

    [Fact]
    public void Meter_ManySteps_ReportsAFewTimesASecond()
    {
        var clock = new SteppedClock();
        var reports = 0;
        var meter = new ProgressMeter(new Reports<ImportProgress>(_ => reports++), clock);
        meter.Begin(ImportPhase.Orders, 1_000, () => 0);

        for (var i = 0; i < 1_000; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            meter.Step();
        }

        Assert.InRange(reports, 4, 6);
    }

    private sealed class SteppedClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }
}
