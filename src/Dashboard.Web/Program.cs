using Dashboard.Web.Hosting;

// Without a verb: the dashboard. With one: a command of the terminal, without a web server.
return await Verbs.RunAsync(args, Terminal.OfThisProcess);
