using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Audit;
using Dashboard.Web.Components.Pages.Audit;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Audit;

public sealed class AuditEventPageTests : ScreenContext
{
    private static readonly AuditEntry Change = AuditRows.PriceChange();

    private AuditDetail? _detail = new(Change, 1, """{"reason":"<script>alert(1)</script>","newPrice":12}""", [new(Change, 0), new(AuditRows.Letter(), 1)], IsWhole: true);

    public AuditEventPageTests() => Desk.Answer<GetAuditEvent, AuditDetail?>(_ => _detail);

    [Fact]
    public void Detail_HoldsThePayloadAsText_AndTheFacts()
    {
        var page = Show();

        Assert.Equal(Change.Sentence, page.Find(".sentence").TextContent);
        Assert.Contains("\"reason\": \"<script>alert(1)</script>\"", page.Find("pre").TextContent);
        Assert.Empty(page.FindAll("script"));
        Assert.Contains("From where at a screen 10.0.0.7 Written 5 Mar 2026, 09:30:00", Goods.Text(page.Find("dl.facts")));
    }

    [Fact]
    public void Event_LeadsToAllThatHappenedToTheThing_AndToAllThatThePersonDid()
    {
        var page = Show();

        Assert.NotNull(page.Find($"a[href='/audit?thing={Change.StreamId}']"));
        Assert.Equal(Change.Who, page.Find($"a[href='/audit?actor={Change.ActorId}']").TextContent);
    }

    [Fact]
    public void Tree_ShowsCausesAboveTheirEffects_AndMarksTheShownOne()
    {
        var nodes = Show().FindAll(".tree li");

        Assert.Equal([("--depth: 0", "true"), ("--depth: 1", null)], nodes.Select(node => (node.GetAttribute("style"), node.GetAttribute("aria-current"))));
        Assert.Equal(["/audit/70-3", "/audit/71-4"], nodes.Select(node => node.QuerySelector("a")!.GetAttribute("href")));
    }

    [Fact]
    public void Tree_ThatIsTooLong_SaysSo_AndLeadsToAllOfIt()
    {
        _detail = _detail! with { IsWhole = false };

        var page = Show();

        Assert.Contains("These are the first 2 of them.", page.Markup);
        Assert.NotNull(page.Find($"a[href='/audit?correlation={AuditRows.Click}']"));
    }

    [Theory]
    [InlineData("70-9")]
    [InlineData("latest")]
    public void Position_WithoutAnEvent_SaysSo(string position)
    {
        _detail = null;

        Assert.Contains("There is no event at this position.", Show(position).Find(".empty").TextContent);
    }

    [Fact]
    public void Below_AnOperator_NothingIsAskedNorShown()
    {
        SignInAs(Role.Staff);

        Assert.Empty(Show().FindAll("pre"));
        Assert.Empty(Desk.Asked);
    }

    private IRenderedComponent<AuditEventPage> Show(string position = "70-3") => Render<AuditEventPage>(parameters => parameters.Add(page => page.Position, position));
}
